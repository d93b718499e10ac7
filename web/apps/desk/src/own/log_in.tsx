/** The log-in: e-mail and password, then the code of the second factor; or it is set up first. */

import { Button, Field, Icon, Mark, useStore } from "@selfcare/ui";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Desk } from "../desk";
import type { DeskState } from "../state";
import { texts } from "../texts";
import { LoggingIn, type LoggingInState } from "./logging_in";
import { FactorKey, RecoveryCodes } from "./own_parts";

interface Props {
  login: LoggingIn;
  now: LoggingInState;
}

export function LogIn({ desk, state }: { desk: Desk; state: DeskState }) {
  const login = useMemo(() => new LoggingIn(desk.api, (me) => desk.enter(me)), [desk]);
  const now = useStore(login);
  useEffect(() => {
    login.begin(location.hash);
    history.replaceState(null, "", location.pathname);
  }, [login]);
  const submit = (event: Event) => {
    event.preventDefault();
    void login.go();
  };
  return (
    <main class="log-in">
      <form onSubmit={submit} noValidate>
        {state.brand !== null && <Mark withName />}
        <h1>{texts.logIn.title(state.brand?.name ?? "")}</h1>
        {state.endedBy !== null && now.step === "password" && (
          <p class="hint">{texts.logIn.ended[state.endedBy]}</p>
        )}
        <div role="alert">
          {now.error !== null && (
            <p class="error">
              <Icon name="bad" />
              <span>{now.error}</span>
            </p>
          )}
        </div>
        <Steps login={login} now={now} />
        {now.step === "codes" ? <Codes login={login} now={now} /> : <Go now={now} login={login} />}
      </form>
    </main>
  );
}

function Steps({ login, now }: Props) {
  return (
    <>
      {now.step === "choose" && <Choose login={login} now={now} />}
      {now.step === "password" && <Password login={login} now={now} />}
      {now.step === "code" && <Code login={login} now={now} hint={texts.logIn.codeHint} />}
      {now.step === "set-up" && <SetUp login={login} now={now} />}
    </>
  );
}

function Go({ now, login }: Props) {
  return (
    <div class="row">
      <Button kind="main" type="submit" inert={now.busy}>
        {now.busy ? texts.logIn.busy : now.step === "choose" ? texts.logIn.chooseGo : texts.logIn.go}
      </Button>
      {now.step === "password" && now.ways?.company && (
        <a class="button" href={now.ways.company}>
          {texts.logIn.company}
        </a>
      )}
      {now.step !== "password" && (
        <Button kind="plain" onPress={login.again}>
          {texts.logIn.other}
        </Button>
      )}
    </div>
  );
}

function Password({ login, now }: Props) {
  const first = useFirst();
  return (
    <>
      <Field
        id="email"
        label={texts.logIn.email}
        type="email"
        autocomplete="username"
        field={first}
        value={now.email}
        onWrite={(email) => login.write({ email })}
      />
      <Field
        id="password"
        label={texts.logIn.password}
        type="password"
        autocomplete="current-password"
        value={now.password}
        onWrite={(password) => login.write({ password })}
      />
    </>
  );
}

function Choose({ login, now }: Props) {
  const first = useFirst();
  return (
    <Field
      id="new-password"
      label={texts.logIn.choose}
      hint={texts.logIn.chooseHint}
      type="password"
      autocomplete="new-password"
      field={first}
      value={now.password}
      onWrite={(password) => login.write({ password })}
    />
  );
}

function Code({ login, now, hint }: Props & { hint: string }) {
  const first = useFirst();
  return (
    <Field
      id="code"
      label={texts.logIn.code}
      hint={hint}
      autocomplete="one-time-code"
      inputMode="text"
      spellcheck={false}
      field={first}
      value={now.code}
      onWrite={(code) => login.write({ code })}
    />
  );
}

function SetUp({ login, now }: Props) {
  return (
    <>
      <p>{texts.logIn.setUp}</p>
      <FactorKey factor={now.factor} />
      <Code login={login} now={now} hint={texts.logIn.firstCode} />
    </>
  );
}

function Codes({ login, now }: Props) {
  return (
    <>
      <p>{texts.logIn.recovery}</p>
      <RecoveryCodes codes={now.recoveryCodes} />
      <Button kind="main" onPress={login.kept}>
        {texts.logIn.recoveryKept}
      </Button>
    </>
  );
}

function useFirst() {
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return first;
}
