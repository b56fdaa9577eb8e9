#!/bin/bash
# Once: makes the three members one replica set, and the API's own user. Again: changes nothing.
set -euo pipefail
exec mongosh --quiet "mongodb://root:${MONGO_ROOT_PASSWORD}@mongo-1/admin?directConnection=true" --eval '
  const members = [1, 2, 3].map((n) => ({ _id: n, host: `mongo-${n}:27017`, priority: n === 1 ? 2 : 1 }));
  try {
    rs.status();
  } catch (error) {
    if (error.codeName !== "NotYetInitialized") throw error;
    rs.initiate({ _id: "nawala", members });
  }
  while (!db.hello().isWritablePrimary) sleep(500);
  const nawala = db.getSiblingDB("nawala");
  if (!nawala.getUser("nawala")) {
    nawala.createUser({ user: "nawala", pwd: process.env.MONGO_PASSWORD, roles: ["readWrite"] });
  }
'
