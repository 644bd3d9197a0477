/** A plain conversation under which one of the editors that chat sites are built with is the text box; the address says which. */
import { Editor as DraftEditor, EditorState as DraftState, getDefaultKeyBinding } from "draft-js";
import { $createParagraphNode, $getRoot, COMMAND_PRIORITY_LOW, createEditor as createLexical, KEY_ENTER_COMMAND } from "lexical";
import { registerPlainText } from "@lexical/plain-text";
import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { createEditor as createSlate, Editor, Transforms } from "slate";
import { Editable, Slate, withReact } from "slate-react";

const root = document.getElementById("root");
root.innerHTML = `<div role="log" aria-label="Messages" style="height:560px;overflow-y:auto"></div><div id="place"></div>`;
const [list, place] = root.children;

/** Shows a message of one side. */
function show(text, side) {
  const row = list.appendChild(document.createElement("div"));
  row.className = "row";
  row.style.cssText = `display:flex;justify-content:${side};white-space:pre-wrap`;
  row.appendChild(document.createElement("p")).textContent = text;
}
["Salut", "Ça va ?", "Tu fais quoi ?"].forEach((text) => show(text, "flex-start"));

const send = (text) => text.trim() !== "" && show(text, "flex-end");

const editors = {
  lexical() {
    const box = place.appendChild(document.createElement("div"));
    box.contentEditable = "true";
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-label", "Écris un message");
    const editor = createLexical({ onError: (error) => { throw error; } });
    editor.setRootElement(box);
    registerPlainText(editor);
    editor.update(() => void $getRoot().append($createParagraphNode()).selectEnd());
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => {
      if (event?.shiftKey) return false;
      event?.preventDefault();
      send($getRoot().getTextContent());
      $getRoot().clear().append($createParagraphNode()).selectEnd();
      return true;
    }, COMMAND_PRIORITY_LOW);
  },
  prosemirror() {
    const view = new EditorView(place, {
      attributes: { role: "textbox", "aria-label": "Écris un message" },
      state: EditorState.create({
        schema,
        plugins: [
          keymap({
            Enter: (state, dispatch) => {
              send(state.doc.textBetween(0, state.doc.content.size, "\n", "\n"));
              dispatch?.(state.tr.delete(0, state.doc.content.size));
              return true;
            },
            "Shift-Enter": (state, dispatch) => {
              dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()));
              return true;
            },
          }),
          keymap(baseKeymap),
        ],
      }),
    });
    view.focus();
  },
  slate() {
    const editor = withReact(createSlate());
    const empty = [{ type: "paragraph", children: [{ text: "" }] }];
    const onKeyDown = (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      if (event.shiftKey) return Editor.insertText(editor, "\n");
      send(Editor.string(editor, []));
      Transforms.delete(editor, { at: { anchor: Editor.start(editor, []), focus: Editor.end(editor, []) } });
    };
    const box = h(Editable, { role: "textbox", "aria-label": "Écris un message", placeholder: "Écris un message", onKeyDown });
    createRoot(place).render(h(Slate, { editor, initialValue: empty }, box));
  },
  draft() {
    function Box() {
      const [state, setState] = useState(DraftState.createEmpty());
      return h(DraftEditor, {
        editorState: state,
        onChange: setState,
        ariaLabel: "Écris un message",
        placeholder: "Écris un message",
        keyBindingFn: (event) => (event.key === "Enter" && !event.shiftKey ? "send" : getDefaultKeyBinding(event)),
        handleKeyCommand: (command) => {
          if (command !== "send") return "not-handled";
          send(state.getCurrentContent().getPlainText("\n"));
          setState(DraftState.moveFocusToEnd(DraftState.createEmpty()));
          return "handled";
        },
      });
    }
    createRoot(place).render(h(Box));
  },
};

editors[location.search.slice(1)]();
