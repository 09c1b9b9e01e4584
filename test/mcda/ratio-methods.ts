import { aras } from '../../src/mcda/aras.js';
import { codas } from '../../src/mcda/codas.js';
import { copras } from '../../src/mcda/copras.js';
import type { DecisionMatrix } from '../../src/mcda/decision-matrix.js';
import { edas } from '../../src/mcda/edas.js';
import { mabac } from '../../src/mcda/mabac.js';
import { marcos } from '../../src/mcda/marcos.js';
import type { MethodResult } from '../../src/mcda/method-result.js';
import { moora } from '../../src/mcda/moora.js';
import { waspas } from '../../src/mcda/waspas.js';
import {
  type SlowMethod,
  slowAras,
  slowCodas,
  slowCopras,
  slowEdas,
  slowMabac,
  slowMarcos,
  slowMoora,
  slowWaspas,
} from './slow-methods.js';

type Method = (
  matrix: DecisionMatrix,
  weights: ArrayLike<number>,
  options?: { readonly normalizeWeights?: boolean },
) => MethodResult;

/** The eight methods that tests of shared laws go through, each with its obvious version. */
export const ratioMethods: readonly (readonly [name: string, method: Method, slow: SlowMethod])[] = [
  ['copras', copras, slowCopras],
  ['aras', aras, slowAras],
  ['moora', moora, slowMoora],
  ['waspas', waspas, slowWaspas],
  ['edas', edas, slowEdas],
  ['mabac', mabac, slowMabac],
  ['marcos', marcos, slowMarcos],
  ['codas', codas, slowCodas],
];
