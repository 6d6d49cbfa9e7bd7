/** Offers a text as a file, under this name. */
export function save_file(name: string, media_type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: media_type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000); // the click only begins it
}
