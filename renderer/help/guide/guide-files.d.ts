/** A page of docs/guide, as build/guide-plugin.ts makes it. */
declare module '*.md' {
  const page: import('./guide-tree.ts').GuidePage;
  export default page;
}
