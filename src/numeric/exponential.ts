import type { RandomSource } from './random.js';

const LAYERS = 256;
/** Where the tail begins, and the area of each layer, for 256 layers of exp(-x). */
const TAIL = 7.697_117_470_131_05;
const AREA = 0.003_949_659_822_581_557;

/**
 * A stream of exponential random numbers (mean 1), without a logarithm for each draw.
 *
 * Method: the ziggurat of Marsaglia & Tsang (2000, Journal of Statistical Software 5/8) with 256 layers. The layer and
 * the place in it come from separate bits of one number, which the published code does not do (Doornik 2005 on the
 * flaw), and the tail is the distribution itself moved along, so it needs no logarithm either.
 *
 * @param random - It is used up at about one number a draw.
 */
export function exponentialSource(random: RandomSource): RandomSource {
  const edges = layerEdges();
  const heights = edges.map((x) => Math.exp(-x));
  return () => {
    let moved = 0;
    for (;;) {
      const u = random() * LAYERS;
      const layer = u | 0;
      const x = (u - layer) * (edges[layer] as number);
      const inner = edges[layer + 1] as number;
      if (x < inner) return moved + x;
      if (layer === 0) {
        moved += TAIL;
        continue;
      }
      const low = heights[layer] as number;
      if (low + random() * ((heights[layer + 1] as number) - low) < Math.exp(-x)) return moved + x;
    }
  };
}

/** Right edges of the layers, widest first; the first is the width that gives the base with its tail the same area. */
function layerEdges(): Float64Array {
  const edges = new Float64Array(LAYERS + 1);
  edges[0] = AREA / Math.exp(-TAIL);
  edges[1] = TAIL;
  for (let i = 2; i < LAYERS; i++) {
    const outer = edges[i - 1] as number;
    edges[i] = -Math.log(AREA / outer + Math.exp(-outer));
  }
  return edges;
}
