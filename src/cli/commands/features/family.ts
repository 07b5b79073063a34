import type { Family } from '../family.ts';
import { featureSettings } from './feature.ts';
import { showFeature, showFeatureSet } from './show-feature.ts';

/** What is switched on. */
export const features: Family = {
  commands: [showFeature, showFeatureSet],
  settings: [...featureSettings],
};
