'use strict';

window.addEventListener('DOMContentLoaded', async () => {
  // A page of ours that is logged in may try calls out: they need the session's token.
  const session = await fetch('/api/session').then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  window.SwaggerUIBundle({
    url: '/openapi',
    dom_id: '#api',
    deepLinking: true,
    docExpansion: 'none',
    validatorUrl: null,
    presets: [window.SwaggerUIBundle.presets.apis],
    requestInterceptor: (request) => {
      if (session && session.csrfToken && !request.headers.Authorization) {
        request.headers['X-Bridgekeeper-CSRF'] = session.csrfToken;
      }
      return request;
    },
  });
});
