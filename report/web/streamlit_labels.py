"""What Streamlit (1.67) says by itself, by its frontend's code, and the word of ours for each.

It has them in English only. When it is updated, tests/browser/test_every_page.py and
test_wording.py find those that are missing here.
"""

from __future__ import annotations

# In braces stands what it puts in itself.
LABELS = {
    "Skip to main content": "stock.skip",
    "Main menu": "stock.menu",
    "Link to heading": "stock.anchor",
    "Clear entry": "stock.clear",
    "Clear value": "stock.clear",
    "Clear all": "stock.clear_all",
    "Close": "stock.close",
    "Open": "stock.open",
    "Choose an option": "stock.choose",
    "Choose options": "stock.choose",
    "Selectbox options": "stock.options",
    "Multiselect options": "stock.options",
    "Selected values": "stock.selected",
    "Select all": "stock.select_all",
    "Remove {name}": "stock.remove",
    "No results": "stock.no_results",
    "You can only select up to {name} options. Remove an option first.": "stock.at_most",
    "You can only select up to {name} option. Remove an option first.": "stock.at_most",
    "{name} options available.": "stock.offered",
    "{name} option available.": "stock.offered",
    "{name}, selected": "stock.chosen",
    "{name}, not selected": "stock.unchosen",
    "Dismiss": "stock.close",
    "{name} — start": "stock.from",
    "{name} — end": "stock.until",
    "Increment": "stock.more",
    "Decrement": "stock.less",
    "Press Enter to apply": "stock.enter",
    "Scroll tabs left": "stock.tabs_left",
    "Scroll tabs right": "stock.tabs_right",
    "Help for {name}": "stock.help_for",
    "Help": "stock.help",
    "Copy to clipboard": "copyable.copy",
    "Fullscreen": "stock.fullscreen",
    "Close fullscreen": "stock.fullscreen_end",
    "Loading": "stock.running",
    "Running...": "stock.running",
    "Please wait...": "stock.running",
    "Stopping...": "stock.stopping",
    "Stop": "stock.stop",
    "Connecting": "stock.connecting",
    "Connecting to Streamlit server": "stock.connecting",
    "Error": "stock.away",
    "Unable to connect to Streamlit server": "stock.away",
    "Connection error": "stock.away",
    "Connection timed out.": "stock.away_told",
    "Connection lost. Please wait for the app to reconnect, then try again.": "stock.away_told",
    "Streamlit server is not responding. Are you connected to the internet?": "stock.away_told",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your"
    " terminal:": "stock.away_told",
    "Connection failed with status {name}.": "stock.away_told",
    "Connection failed with status {name}, and response:": "stock.away_told",
    "Page not found": "stock.no_page",
    "You have requested page /{name}, but no corresponding file was found in the app's pages/"
    " directory. Running the app's main page.": "stock.no_page_told",
    "The page that you have requested does not seem to exist. Running the app's main"
    " page.": "stock.no_page_told",
    "{name} icon": "stock.icon",
}
