// For browsers without modules (Internet Explorer and the compatibility mode of domestic shells): a plain page.
document.title = '请换用极速模式';
window.addEventListener('load', function () {
  document.getElementById('root').innerHTML =
    '<h1>浏览器版本过低</h1>' +
    '<p>请把浏览器切换到“极速模式”，或使用 Chrome / Edge / 360 / 奇安信浏览器 88 以上内核后重新打开本页。</p>' +
    '<p lang="en">This browser is too old. Use a Chromium-based browser, version 88 or later.</p>';
});
