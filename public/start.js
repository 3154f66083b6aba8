// Sets theme and language before the first paint. A file of its own, since the content-security policy forbids inline script.
;(function () {
  var root = document.documentElement
  var read = function (key) {
    try {
      return JSON.parse(localStorage.getItem(key))
    } catch (_) {
      return null
    }
  }
  var theme = read('theme')
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
})()
