// The document says which language it is in: screen readers choose their voice by it.
export default ({ data }) => {
  document.documentElement.lang = data.language;
};
