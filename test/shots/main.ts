// `npm run shots [-- --scene NAME …] [--look light|dark|contrast …] [--size NAME …] [--language pseudo]`: every screen in each look and size as PNG under
// out/shots, with realistic data, for whoever wants to see what a change has done to them.
import './standing-clock.ts';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { shownWhole } from '../e2e/looks.ts';
import { openScenes } from '../e2e/opened-scenes.ts';
import { sceneTime } from '../e2e/scripted/base-snapshot.ts';
import { sceneBeginnings } from '../e2e/scripted/scene-beginnings.ts';
import { type SceneName, scenes } from '../e2e/scripted/scenes.ts';
import { buildPseudoPage, pseudoLanguage } from './pseudo-page.ts';

const looks = ['light', 'dark', 'contrast'] as const;
type Look = (typeof looks)[number];

/** Windows as people have them; `zoomed` is a usual one at 200%, where a pixel of the page is four of the screen. */
const sizes = {
  usual: { width: 1280, height: 832 },
  wide: { width: 1920, height: 1080 },
  small: { width: 1024, height: 700 },
  zoomed: { width: 640, height: 416 },
  narrow: { width: 480, height: 900 },
} as const;
type Size = keyof typeof sizes;

const languages = ['english', 'pseudo'] as const;

const sceneNames = Object.keys(scenes) as SceneName[];
const sizeNames = Object.keys(sizes) as Size[];
const folder = fileURLToPath(new URL('../../out/shots/', import.meta.url));

interface Wish {
  readonly scene: readonly SceneName[];
  readonly look: readonly Look[];
  readonly size: readonly Size[];
  readonly language: (typeof languages)[number];
}

async function takeAll({ scene, look, size, language }: Wish): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const opened = language === 'pseudo' ? await openScenes(await buildPseudoPage(), pseudoLanguage) : await openScenes();
  const failed: string[] = [];
  let taken = 0;
  // What is done in a scene before it is looked at finds its way by English words.
  const shown = language === 'pseudo' ? scene.filter((each) => sceneBeginnings[each] === undefined) : scene;
  for (const each of shown) {
    for (const shownIn of look) {
      for (const at of size) {
        const { page, trouble } = await opened.open(each, shownIn, sizes[at], sceneTime);
        await shownWhole(page, each);
        await page.screenshot({ path: `${folder}${each}-${shownIn}-${at}.png`, animations: 'disabled' });
        taken += 1;
        if (trouble.length > 0) failed.push(`${each} ${shownIn} ${at}: ${trouble.join(' ')}`);
      }
    }
    process.stderr.write(`${each}\n`);
  }
  await opened.close();
  process.stdout.write(`${taken} pictures of ${shown.length} screens: ${folder}\n`);
  for (const line of failed) process.stdout.write(`${line}\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await new Command('shots')
  .description('Every screen in each look and size as PNG.')
  .addOption(new Option('--scene <names...>', 'only these').choices(sceneNames).default(sceneNames, 'all'))
  .addOption(new Option('--look <looks...>', 'only these').choices(looks).default(looks, 'all'))
  .addOption(new Option('--size <sizes...>', 'only these').choices(sizeNames).default(sizeNames, 'all'))
  .addOption(
    new Option('--language <language>', 'pseudo: accents on every text that is in the catalogue, a third longer')
      .choices(languages)
      .default('english'),
  )
  .action(takeAll)
  .parseAsync();
