/** A conversation made of the parts of @chatscope/chat-ui-kit-react; `page.hear` is the other person. */
import { createElement as h, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { Avatar, ChatContainer, ConversationHeader, MainContainer, Message, MessageInput, MessageList, MessageSeparator } from "@chatscope/chat-ui-kit-react";
import "@chatscope/chat-ui-kit-styles/dist/default/styles.min.css";

const picture = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

function Conversation() {
  const [messages, setMessages] = useState([]);
  const add = (message) => setMessages((before) => [...before, { ...message, position: "single" }]);
  useEffect(() => {
    globalThis.page = { hear: (text) => add({ message: text, sender: "Alex", direction: "incoming" }) };
  }, []);
  const rows = messages.map((model, key) => h(Message, { key, model }, model.direction === "incoming" ? h(Avatar, { src: picture, name: model.sender }) : null));
  return h(
    MainContainer,
    null,
    h(
      ChatContainer,
      null,
      h(ConversationHeader, null, h(Avatar, { src: picture, name: "Alex" }), h(ConversationHeader.Content, { userName: "Alex", info: "En ligne" })),
      h(MessageList, null, h(MessageSeparator, { content: "Aujourd'hui" }), ...rows),
      h(MessageInput, { placeholder: "Écris un message", attachButton: false, onSend: (_, text) => add({ message: text, sender: "Moi", direction: "outgoing" }) }),
    ),
  );
}

createRoot(document.getElementById("root")).render(h(Conversation));
