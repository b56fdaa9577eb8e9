export { backup } from './backup';
export { type EmbeddedMongo, type EmbeddedMongoOptions, type Location, startEmbeddedMongo } from './start';
export { ask } from './wire/ask';
