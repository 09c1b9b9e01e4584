/** Corners of a convex polygon in order: x and y in turn. */
export type Polygon = readonly number[];

/** The function a x + b y + c on the plane; values within `noise` of zero are zero. */
export interface Line {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly noise: number;
}

/** Area of a polygon, and area times the coordinates of its centre of gravity. */
export interface Moments {
  area: number;
  x: number;
  y: number;
}

/** Rounding of a linear function on the unit square, relative to its largest value. */
const NOISE = 4e-15;

/**
 * The linear function with given values at the corners of the plane that {@link Polygon}s of weights live in.
 *
 * @param values - At (1, 0), (0, 1) and (0, 0); of two, at x = 1 and x = 0; of one, everywhere.
 */
export function lineOf(values: ArrayLike<number>): Line {
  const [x, y, origin] = [values[0] ?? 0, values[1] ?? values[0] ?? 0, values[2] ?? values[1] ?? values[0] ?? 0];
  const noise = NOISE * Math.max(Math.abs(x), Math.abs(y), Math.abs(origin));
  return { a: x - origin, b: values.length < 3 ? 0 : y - origin, c: origin, noise };
}

function valueAt(line: Line, polygon: Polygon, at: number): number {
  return line.a * (polygon[at] as number) + line.b * (polygon[at + 1] as number) + line.c;
}

/** On which side of a line a polygon lies: 1 where that is above zero, -1 where it is not, 0 when the line cuts it. */
export function sideOf(polygon: Polygon, line: Line): -1 | 0 | 1 {
  let low = false;
  let high = false;
  for (let at = 0; at < polygon.length; at += 2) {
    const value = valueAt(line, polygon, at);
    if (value > line.noise) high = true;
    else if (value < -line.noise) low = true;
    if (low && high) return 0;
  }
  return high ? 1 : -1;
}

/** The part of a polygon on one side of a line (1 is above zero); fewer than three corners when nothing is left. */
export function clipped(polygon: Polygon, line: Line, side: 1 | -1): Polygon {
  const kept: number[] = [];
  const count = polygon.length;
  for (let at = 0; at < count; at += 2) {
    const next = at + 2 === count ? 0 : at + 2;
    const here = side * valueAt(line, polygon, at);
    const there = side * valueAt(line, polygon, next);
    const [x, y] = [polygon[at] as number, polygon[at + 1] as number];
    if (here >= -line.noise) kept.push(x, y);
    if ((here > line.noise && there < -line.noise) || (here < -line.noise && there > line.noise)) {
      const part = here / (here - there);
      kept.push(x + part * ((polygon[next] as number) - x), y + part * ((polygon[next + 1] as number) - y));
    }
  }
  return kept;
}

/** Area and first moments of a polygon; zero for fewer than three corners. */
export function momentsOf(polygon: Polygon): Moments {
  const sum: Moments = { area: 0, x: 0, y: 0 };
  const [x0 = 0, y0 = 0] = polygon;
  for (let at = 2; at + 3 < polygon.length; at += 2) {
    const [x1, y1] = [polygon[at] as number, polygon[at + 1] as number];
    const [x2, y2] = [polygon[at + 2] as number, polygon[at + 3] as number];
    const area = ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2;
    sum.area += area;
    sum.x += (area * (x0 + x1 + x2)) / 3;
    sum.y += (area * (y0 + y1 + y2)) / 3;
  }
  return sum;
}

/** Area of a polygon whose corners run counter-clockwise. */
export function areaOf(polygon: Polygon): number {
  return Math.max(0, momentsOf(polygon).area);
}
