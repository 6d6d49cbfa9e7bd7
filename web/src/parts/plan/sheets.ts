/** The pages of a kit as the door gives them (edges/codec/kit_sheets.h says what a block holds). */
export type Block =
  | { kind: "text" | "strong" | "code"; text: string }
  | { kind: "steps" | "lines"; items: string[] }
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "labels"; labels: { big: string; small: string; qr: string | null }[] }
  | { kind: "codes"; codes: string[] };

export interface Sheet {
  title: string;
  blocks: Block[];
}

export const sheets_of = (json: { title: string; blocks: Record<string, unknown>[] }[]): Sheet[] =>
  json as unknown as Sheet[];
