// Makes the design system's components livelier. Every page works without it.
import { initAll } from '/assets/govuk-5.14.0/govuk-frontend.min.js';

initAll();

// Keeps what a worker types, as they type it, on forms that say where to.
for (const form of document.querySelectorAll('form[data-keep]')) {
  const status = form.querySelector('[data-kept]');
  let waiting = null;
  let keeping = null;
  const keep = async () => {
    waiting = null;
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(form.dataset.keep, { method: 'POST', body, credentials: 'same-origin', redirect: 'manual' });
      if (!answer.ok) throw new Error(String(answer.status));
      const version = await answer.text();
      const field = form.querySelector('input[name=version]');
      if (field && version) field.value = version;
      if (status) status.textContent = status.dataset.kept;
    } catch {
      if (status) status.textContent = status.dataset.notKept;
    }
  };
  const keepNext = () => {
    keeping = (keeping ?? Promise.resolve()).then(keep).finally(() => { if (waiting === null) keeping = null; });
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(keepNext, 1500);
  });
  // A form that is sent while its draft is being kept would seem to come from a second window.
  form.addEventListener('submit', async (event) => {
    clearTimeout(waiting);
    waiting = null;
    if (keeping === null) return;
    event.preventDefault();
    const submitter = event.submitter;
    await keeping;
    keeping = null;
    form.requestSubmit(submitter);
  });
}
