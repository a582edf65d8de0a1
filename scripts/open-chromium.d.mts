import type { Page } from "playwright-core";

interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  readonly media?: "print" | null;
}

export declare function chromiumPath(): string | undefined;
export declare function openChromium(
  executablePath: string,
): Promise<{ newPage(look?: Look): Promise<Page>; close(): Promise<void> }>;
