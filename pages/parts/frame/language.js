// The document says which language it is in: screen readers choose their voice by it.
//
// Streamlit says in English only that a file could not be made. Its words give way to the reader's,
// by what is no part of its API: data-testid=stDownloadButtonError (Streamlit 1.67). When Streamlit
// is updated, tests/browser/test_failed_download.py says whether it is still there.

const ID = "report-download-failed";
const ERROR = "[data-testid=stDownloadButtonError]";

function styleOfFailure() {
  const present = document.getElementById(ID);
  if (present) {
    return present;
  }
  const style = document.createElement("style");
  style.id = ID;
  document.head.append(style);
  return style;
}

export default ({ data }) => {
  document.documentElement.lang = data.language;
  const words = JSON.stringify(data.failed);
  styleOfFailure().textContent = `
    ${ERROR}, ${ERROR} * { font-size: 0 }
    ${ERROR}::after { font-size: 0.875rem; content: ${words} }`;
};
