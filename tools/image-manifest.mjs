// Called by the Dockerfiles: node tools/image-manifest.mjs api
import { writeManifest } from './images/manifest.mjs';

await writeManifest(process.argv[2]);
process.exit(0);
