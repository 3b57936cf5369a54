// Comes before the scenes, which take their present from it: what is left of a time is the same in every picture.
import { sceneTime, standStillAt } from '../e2e/scripted/base-snapshot.ts';

standStillAt(sceneTime);
