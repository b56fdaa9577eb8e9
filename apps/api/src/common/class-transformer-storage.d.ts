/** What class-transformer's decorators have noted. It is the library's own file, which its packages do not name as theirs. */
declare module 'class-transformer/cjs/storage.js' {
  export { defaultMetadataStorage } from 'class-transformer/types/storage';
}
