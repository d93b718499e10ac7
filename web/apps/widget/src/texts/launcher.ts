/** The words of the button on other sites' pages. They are in the one script that is loaded there, in every language. */

export const launcher = {
  label: "Chat",
  chat: "Chat with {brand}",
  news: "Chat with {brand}, {count} new",
  fold: "Close the chat",
  opening: "Opening the chat",
  slow: "The chat can't be reached just now. You can call us:",
  again: "Try again",
} as const;
