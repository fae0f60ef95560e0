'use strict';

importScripts('/push/kept.js');

/** How often a device that hears of something says that it is still there. */
const RENEW_AFTER = 20 * 60 * 60 * 1000;

/** Between the tries to bring a receipt back; it counts within a minute. */
const PAUSES = [0, 1000, 4000, 10000];

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', event => event.waitUntil(self.clients.claim().then(() => renew(true))));

self.addEventListener('push', event => event.waitUntil(pushed(event.data)));

self.addEventListener('pushsubscriptionchange', event => event.waitUntil(subscribeAnew()));

self.addEventListener('message', event => {
  if (event.data === 'renew') {
    event.waitUntil(renew(true));
  }
});

async function pushed(data) {
  const told = read(data);
  // First of all: whatever else fails, the person sees it. Where it cannot be shown, there is no receipt either.
  await show(told);
  await Promise.allSettled([receipt(told), code(told), renew(false)]);
}

function read(data) {
  try {
    return data.json();
  } catch {
    return {
      kind: 'message',
      id: 'unreadable',
      title: 'Bridgekeeper',
      body: 'Something was sent to this device that it cannot read. Log in to see whether you are called.',
      url: '/',
    };
  }
}

function show(told) {
  const isNotice = told.kind === 'notice';
  return self.registration.showNotification(told.title, {
    body: told.body,
    // The same notice once more takes the place of the first.
    tag: told.id,
    icon: '/push/icon.png',
    requireInteraction: isNotice,
    vibrate: isNotice ? [400, 200, 400, 200, 800] : [200],
    data: { url: told.url, kind: told.kind, severity: told.severity },
    actions: isNotice
      ? [{ action: 'accept', title: 'Accept' }, { action: 'decline', title: 'Decline' }]
      : [],
  });
}

async function receipt(told) {
  if (!told.receipt) {
    return;
  }
  for (const pause of PAUSES) {
    await new Promise(resolve => setTimeout(resolve, pause));
    try {
      const answer = await send('/push/receipt', { receipt: told.receipt });
      if (answer.ok || (answer.status >= 400 && answer.status < 500 && answer.status !== 429)) {
        return;
      }
    } catch {
      // No network just now.
    }
  }
}

/** The page that enrols may not have its secret yet: then it brings the code back itself. */
async function code(told) {
  if (!told.code) {
    return;
  }
  await kept.set('code', told.code);
  if (await confirmCode()) {
    for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
      page.postMessage('confirmed');
    }
  }
}

async function subscribeAnew() {
  const key = await kept.get('key');
  if (key) {
    await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  }
  await renew(true);
}

/** Says that this device is still there, and how it is reached. */
async function renew(now) {
  const secret = await kept.get('secret');
  const before = (await kept.get('renewedAt')) || 0;
  const subscription = secret && (await self.registration.pushManager.getSubscription());
  if (!subscription || (!now && Date.now() - before < RENEW_AFTER)) {
    return;
  }
  const answer = await send('/push/device', { secret, subscription: subscription.toJSON() });
  if (answer.ok) {
    await kept.set('renewedAt', Date.now());
  } else if (answer.status === 404) {
    // Its person has removed it.
    await kept.forget('secret');
    await subscription.unsubscribe();
  }
}

self.addEventListener('notificationclick', event => {
  const { url, kind } = event.notification.data;
  event.waitUntil(
    kind === 'notice' && event.action === 'accept'
      ? accept(event.notification)
      : self.clients.openWindow(url).then(() => kind === 'notice' || event.notification.close()));
});

/** A press of the person's own, like that of the button behind the link, and it does the same: it posts to the link. */
async function accept(notification) {
  const { url } = notification.data;
  const link = new URL(url);
  if (link.origin !== self.location.origin || !link.pathname.startsWith('/answer/')) {
    await self.clients.openWindow(url);
    return;
  }
  let said;
  try {
    const answer = await fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      credentials: 'omit',
      body: 'answer=accept',
    });
    said = answer.ok ? 'You have it.' : (await answer.json()).title;
  } catch {
    said = 'There is no connection: it is not accepted. Tap here to try again.';
  }
  await self.registration.showNotification(said, {
    body: notification.title,
    tag: notification.tag,
    icon: '/push/icon.png',
    data: { url, kind: 'message' },
  });
}
