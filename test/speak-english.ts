// Before the page's modules are loaded in a file of tests: they name their texts as they are loaded.
import { speak } from '../renderer/catalogue/speak.ts';

await speak(['en']);
