/** Signs the teenager in and opens the one conversation, with the chat client as its makers ship it. */
import converse from "/converse/converse.min.js";

const settings = await (await fetch("/settings.json")).json();

await converse.initialize({
  assets_path: "/converse/",
  auto_focus: true,
  auto_join_private_chats: settings.room ? [] : [settings.peer],
  auto_join_rooms: settings.room ? [settings.room] : [],
  auto_login: true,
  auto_reconnect: true,
  authentication: "login",
  clear_cache_on_logout: true,
  discover_connection_methods: false,
  i18n: settings.lang,
  jid: settings.jid,
  password: settings.password,
  loglevel: "error",
  message_archiving: "never",
  play_sounds: false,
  render_media: false,
  singleton: true,
  view_mode: "fullscreen",
  websocket_url: `ws://${location.host}/xmpp-websocket`,
});
