/** The number of a page in an argument such as "3,"; 1 where there is none. */
export function pageNumber(argument: string): number {
  const number = Number.parseInt(argument, 10);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}
