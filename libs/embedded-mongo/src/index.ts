export { type EmbeddedMongo, type EmbeddedMongoOptions, type Location, startEmbeddedMongo } from './start';
