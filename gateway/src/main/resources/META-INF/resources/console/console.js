// Shows who is logged in and what is open. Text reaches the page as text only, never as markup.
'use strict';

const said = document.getElementById('said');

async function read(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (answer.status === 401) {
    // The session is over: this page comes again by way of the log-in.
    location.replace('/console/');
    throw new Error('The session is over.');
  }
  if (!answer.ok) {
    throw new Error(answer.status === 403 ? 'Your roles do not show you incidents.' : `No answer just now (${answer.status}).`);
  }
  return answer.json();
}

function row(incident) {
  const cells = [
    incident.severity,
    incident.title,
    incident.systemId,
    incident.state,
    incident.openedAt ? new Date(incident.openedAt).toLocaleString() : '',
  ];
  const line = document.createElement('tr');
  for (const text of cells) {
    line.insertCell().textContent = text ?? '';
  }
  return line;
}

async function logOut(csrfToken) {
  const answer = await fetch('/api/session', { method: 'DELETE', headers: { 'X-Bridgekeeper-CSRF': csrfToken } });
  if (answer.ok || answer.status === 401) {
    location.replace('/console/ended.html');
    return;
  }
  said.textContent = `You are still logged in: no answer just now (${answer.status}). Try again.`;
}

async function show() {
  const session = await read('/api/session');
  const out = document.getElementById('log-out');
  out.addEventListener('click', () => logOut(session.csrfToken).catch((failure) => { said.textContent = failure.message; }));
  out.disabled = false;
  document.getElementById('who').textContent = `${session.user} · ${session.roles.join(', ')}`;
  const { incidents, next } = await read('/api/paging/incidents?state=open&limit=200');
  said.textContent = incidents.length === 0 ? 'Nothing is broken.' : `${incidents.length}${next ? ' or more' : ''} open.`;
  document.querySelector('#incidents tbody').replaceChildren(...incidents.map(row));
  document.getElementById('incidents').hidden = incidents.length === 0;
}

show().catch((failure) => {
  said.textContent = failure.message;
});
