/** The shop's own script: it opens the chat with words, and says when an answer waits there. */
for (const button of document.querySelectorAll("[data-words]")) {
  button.addEventListener("click", () => window.Selfcare.open(button.dataset.words));
}
addEventListener("load", () => {
  window.Selfcare.on("unread", (count) => {
    const news = count === 1 ? "An answer waits in the chat." : `${count} answers wait in the chat.`;
    document.getElementById("news").textContent = count === 0 ? "" : news;
  });
});
