/** Where the words of a line stand that was drawn: in the middle of its course (x and y in turn). */
export function middleOf(course: readonly number[]): readonly [number, number] {
  const count = course.length / 2;
  const at = (index: number, axis: 0 | 1): number => course[2 * index + axis] ?? 0;
  if (count === 3) {
    const bow = (axis: 0 | 1): number => at(0, axis) / 4 + at(1, axis) / 2 + at(2, axis) / 4;
    return [bow(0), bow(1)];
  }
  const index = Math.floor((count - 1) / 2);
  return [(at(index, 0) + at(index + 1, 0)) / 2, (at(index, 1) + at(index + 1, 1)) / 2];
}
