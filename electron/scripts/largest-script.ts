/** In bytes: Auth0 takes scripts of up to 100 KB (Auth0 docs: custom database action scripts). */
export const LARGEST_SCRIPT = 100 * 1024;
