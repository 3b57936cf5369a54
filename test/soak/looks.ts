import { chooseLook, colorViolationsOf, otherLooks, shownWhole } from '../e2e/looks.ts';
import { openScenes } from '../e2e/opened-scenes.ts';
import { type SceneName, scenes } from '../e2e/scripted/scenes.ts';

/** Holds every screen against axe in the dark and in high contrast; true where nothing was found. */
export async function soakLooks(): Promise<boolean> {
  const opened = await openScenes();
  const names = Object.keys(scenes) as SceneName[];
  let found = 0;
  for (const name of names) {
    const { page } = await opened.turnTo(name);
    await shownWhole(page, name);
    for (const look of otherLooks) {
      await chooseLook(page, look);
      const violations = await colorViolationsOf(page);
      for (const violation of violations) console.error(`${name}, ${look}: ${violation}`);
      found += violations.length;
    }
    await chooseLook(page, 'system');
  }
  await opened.close();
  console.log(`${names.length} screens in ${otherLooks.length} looks: ${found} violations`);
  return found === 0;
}
