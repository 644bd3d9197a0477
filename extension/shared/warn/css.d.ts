/** Style sheets are bundled as text. */
declare module "*.css" {
  const rules: string;
  export default rules;
}
