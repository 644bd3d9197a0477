/** The element of deep-chat, joined to another person as to a socket; `page.hear` is that person. */
import "deep-chat";

const chat = document.createElement("deep-chat");
Object.assign(chat.style, { width: "900px", height: "700px" });
chat.textInput = { placeholder: { text: "Écris un message" } };
chat.connect = {
  websocket: true,
  handler: (_, signals) => {
    signals.onOpen();
    signals.newUserMessage.listener = () => {};
    globalThis.page = { hear: (text) => signals.onResponse({ text, role: "ai" }) };
  },
};
document.getElementById("root").append(chat);
