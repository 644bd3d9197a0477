/** Nodes of a page as WebDriver BiDi tells of them, closed shadow roots included. */

/** A node. */
export interface RemoteNode {
  type: string;
  /** Stands for the node when something is done with it. */
  sharedId?: string;
  value?: {
    nodeType?: number;
    localName?: string;
    nodeValue?: string;
    attributes?: Record<string, string>;
    children?: RemoteNode[];
    shadowRoot?: RemoteNode | null;
    mode?: string;
  };
}

/** An attribute's value, or undefined where the node has none. */
export function attributeOf({ value }: RemoteNode, name: string): string | undefined {
  return value?.attributes?.[name];
}

/** The node and what is in it, without what is hidden or a closed dialog. */
export function* shownIn(node: RemoteNode): Generator<RemoteNode> {
  const closed = node.value?.localName === "dialog" && attributeOf(node, "open") === undefined;
  if (closed || attributeOf(node, "hidden") !== undefined) return;
  yield node;
  for (const inner of node.value?.children ?? []) yield* shownIn(inner);
}

/** All words in a node that are shown, white space joined. */
export function textOf(node: RemoteNode): string {
  return [...shownIn(node)].map(({ value }) => (value?.nodeType === 3 ? value.nodeValue : "")).join(" ").replace(/\s+/gu, " ").trim();
}
