// The button that goes from the system's theme to light, to dark, and back.

function themeButton(label = theme => `Theme: ${theme}`) {
    const themes = ["auto", "light", "dark"];
    const button = el("button", {type: "button", class: "tool", id: "theme"});
    const show = theme => {
        button.textContent = label(theme);
        if (theme === "auto") {
            document.documentElement.removeAttribute("data-theme");
        } else {
            document.documentElement.dataset.theme = theme;
        }
        button.dataset.theme = theme;
    };
    button.addEventListener("click", () => show(themes[(themes.indexOf(button.dataset.theme) + 1) % themes.length]));
    show("auto");
    return button;
}
