'use strict';

(() => {
  const PUSH = '/push/';
  const CODE_WITHIN = 60000;

  const main = document.querySelector('main');
  const form = document.getElementById('form');
  const button = document.getElementById('enrol');
  const nameField = document.getElementById('name');
  const status = document.getElementById('status');

  function say(text) {
    status.textContent = text;
    status.hidden = false;
  }

  /** Something that its person recognizes it by. */
  function guessedName() {
    const agent = navigator.userAgent;
    const browser = [['Edg', 'Edge'], ['OPR', 'Opera'], ['Firefox', 'Firefox'], ['FxiOS', 'Firefox'],
      ['SamsungBrowser', 'Samsung Internet'], ['Chrome', 'Chrome'], ['Safari', 'Safari']]
      .find(([word]) => agent.includes(word));
    const system = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'],
      ['Macintosh', 'Mac'], ['CrOS', 'Chromebook'], ['Linux', 'Linux']]
      .find(([word]) => agent.includes(word));
    return (browser ? browser[1] : 'Browser') + (system ? ' on ' + system[1] : '');
  }

  function isApples() {
    // An iPad says that it is a Mac, and has fingers.
    return /iPhone|iPad|iPod/.test(navigator.userAgent)
      || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
  }

  function isSupported() {
    return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  }

  async function subscription(registration, key) {
    const wanted = bytes(key);
    const before = await registration.pushManager.getSubscription();
    if (before) {
      const usedKey = before.options && before.options.applicationServerKey;
      const isSame = usedKey && new Uint8Array(usedKey).every((byte, at) => byte === wanted[at]);
      if (isSame) {
        return before;
      }
      await before.unsubscribe();
    }
    return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: wanted });
  }

  async function enrol() {
    const permission = await Notification.requestPermission();
    if (permission !== 'granted') {
      say('This browser does not let Bridgekeeper show notices. Allow them in its settings for this page, and press again.');
      return;
    }
    say('One moment …');
    const key = main.dataset.key;
    const registration = await navigator.serviceWorker.register(PUSH + 'worker.js', { scope: PUSH });
    await navigator.serviceWorker.ready;
    const made = await subscription(registration, key);
    const name = nameField.value.trim() || guessedName();
    const answer = await send(location.pathname, { subscription: made.toJSON(), name });
    const told = await answer.json();
    if (!answer.ok) {
      const faults = (told.errors || []).map(fault => fault.path + ' ' + fault.message).join('; ');
      say(told.title + (faults ? ': ' + faults : '') + '.');
      return;
    }
    await kept.set('key', key);
    await kept.set('secret', told.secret);
    form.hidden = true;
    if (told.verified) {
      done();
    } else if (told.problem) {
      say('The device is enrolled, and nothing could be sent to it yet: ' + told.problem + '. Ask for a new code where'
        + ' you are logged in.');
    } else if (!status.dataset.done) {
      say('The device is enrolled. A notice with a code is on its way to show that it works …');
      await confirmedWithin(CODE_WITHIN);
    }
  }

  /** The code comes to the service worker, perhaps before this page knew its secret. */
  function confirmedWithin(millis) {
    const until = Date.now() + millis;
    return new Promise(resolve => {
      const look = async () => {
        if (await confirmCode()) {
          done();
        } else if (!status.dataset.done && Date.now() < until) {
          setTimeout(look, 500);
          return;
        } else if (!status.dataset.done) {
          say('No notice has arrived within a minute. Ask for a new code where you are logged in; until one arrives you'
            + ' are not called on this device.');
        }
        resolve();
      };
      look();
    });
  }

  function done() {
    status.dataset.done = 'yes';
    say('Done. A notice has arrived on this device, and you are called on it from now on.');
  }

  async function start() {
    if (!isSupported()) {
      const hint = document.getElementById('home-screen');
      if (hint && isApples()) {
        hint.hidden = false;
      } else if (form) {
        say('This browser cannot show notices. Open the link in another one.');
      }
      return;
    }
    navigator.serviceWorker.addEventListener('message', event => {
      if (event.data === 'confirmed' && form) {
        done();
      }
    });
    if (await kept.get('secret')) {
      document.getElementById('enrolled').hidden = !!form;
      const registration = await navigator.serviceWorker.getRegistration(PUSH);
      if (registration && registration.active) {
        registration.active.postMessage('renew');
      }
    }
    if (form) {
      nameField.value = guessedName();
      form.hidden = false;
      button.addEventListener('click', async () => {
        button.disabled = true;
        try {
          await enrol();
        } catch (failure) {
          say('It did not work: ' + failure.message);
        } finally {
          button.disabled = false;
        }
      });
    }
  }

  start();
})();
