/** What people call a site, by the id of its adapter. */

/** Names that the id does not spell, or that several readers share. */
const NAMES: Readonly<Record<string, string>> = {
  "linkedin": "LinkedIn",
  "ometv": "OmeTV",
  "omegle-like": "Omegle",
  "telegram-a": "Telegram",
  "telegram-k": "Telegram",
  "tiktok": "TikTok",
  "tiktok-live": "TikTok",
  "vk": "VK",
  "whatsapp": "WhatsApp",
  "x-chat": "X",
  "x-legacy": "X",
  "youtube-live": "YouTube",
};

/** Name of a site by its adapter's id; a host name stays as it is. */
export function siteName(site: string): string {
  if (site.includes(".")) return site;
  return NAMES[site] ?? site.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
