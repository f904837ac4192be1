// What Streamlit sends of an element, with each of them: the way to its file (script.py).
const home = window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI;
const element = await import(new URL("ADDRESS", home));

export default element.default;
