/** What can be watched: the program's own names are English. */
export const outcomes = {
  name: (_id: string, label: string) => label,
  unit: (unit: string) => unit,
};
