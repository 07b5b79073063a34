import { expect } from 'vitest';
import { matchers } from './testing.mjs';

expect.extend(matchers);
