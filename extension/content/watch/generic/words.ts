/** Words by which chats are known, from `data/chat-words.json`: labels of text boxes and lists, dates, states of sending. */
import words from "../../../data/chat-words.json";

const COMPOSER = new RegExp(words.composer, "iu");
const NOT_COMPOSER = new RegExp(words.notComposer, "iu");
const COMMENT = new RegExp(words.comment, "iu");
const MESSAGE = new RegExp(words.message, "iu");
const LIST = new RegExp(words.list, "iu");
const TITLED = new RegExp(words.titled, "iu");
const STATUS = new RegExp(words.status, "iu");
const DATES = new RegExp(words.dates, "iu");
const CLOCK = /^[^\p{L}]{0,12}\d{1,2}\s?[:hH.]\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\W{0,3}$/iu;
const CALENDAR = /^(?:\p{L}{2,10}\.?,? )?\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?| \p{L}{3,10}\.?(?: \d{4})?)(?:,? .{0,4}\d{1,2}[:hH.]\d{2}.{0,3})?$/iu;

/** Whether a label is one of a box to write messages in. */
export const isComposerLabel = (label: string): boolean => COMPOSER.test(label) && !isOtherBoxLabel(label);

/** Whether a label speaks of comments and not of messages: comments under something look much like a chat. */
export const isCommentLabel = (label: string): boolean => COMMENT.test(label) && !MESSAGE.test(label);

/** Whether a label is one of another kind of box: search, address, title. */
export const isOtherBoxLabel = (label: string): boolean => NOT_COMPOSER.test(label);

/** Whether a label is one of a list of messages. */
export const isListLabel = (label: string): boolean => LIST.test(label);

/** The name in a label such as "Conversation with Alex", or null. */
export const titleIn = (label: string): string | null => TITLED.exec(label.slice(0, 200))?.[1]?.trim() ?? null;

/** Whether a text is nothing but a time, a date or a state of sending. */
export function isMeta(text: string): boolean {
  const short = text.trim();
  return short.length <= 40 && (CLOCK.test(short) || CALENDAR.test(short) || STATUS.test(short) || DATES.test(short));
}
