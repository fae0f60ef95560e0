'use strict';

/**
 * What this browser keeps, for its pages and its service worker alike: `secret`, by which Bridgekeeper knows it, `key`,
 * with which it subscribes, `code`, that has come and was not brought back yet, and `renewedAt`.
 */
const kept = (() => {
  const NAME = 'bridgekeeper';
  const STORE = 'kept';

  function database() {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  }

  async function inStore(mode, act) {
    const base = await database();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = base.transaction(STORE, mode);
        const asked = act(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      base.close();
    }
  }

  return {
    get: name => inStore('readonly', store => store.get(name)),
    set: (name, value) => inStore('readwrite', store => store.put(value, name)),
    forget: name => inStore('readwrite', store => store.delete(name)),
  };
})();

/** Sends JSON to Bridgekeeper. What it carries is a secret: nothing of it is ever logged. */
function send(path, content) {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    credentials: 'omit',
    body: JSON.stringify(content),
  });
}

/** Brings back the code that was pushed here; whether it was the right one. */
async function confirmCode() {
  const [secret, code] = [await kept.get('secret'), await kept.get('code')];
  if (!secret || !code) {
    return false;
  }
  const answer = await send('/push/confirmation', { secret, code });
  if (answer.ok || (answer.status >= 400 && answer.status < 500)) {
    await kept.forget('code');
  }
  return answer.ok;
}

/** The bytes of base64url, as browsers want the key. */
function bytes(base64url) {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, character => character.charCodeAt(0));
}
