/**
 * Named points: places of the machine where a documented defect or a fault may answer instead of the honest mechanism.
 * A `PointMap` declares the question and the answer of each; who asks it is a matter of whoever declares it.
 */
export type PointMap = { readonly [name: string]: { readonly request: unknown; readonly answer: unknown } };

/** Stands in for the honest answer of one point; `next` gives the answer that would have come without it. */
export type Intervention<M extends PointMap, N extends keyof M> = (
  request: M[N]['request'],
  next: (request: M[N]['request']) => M[N]['answer'],
) => M[N]['answer'];

/** What one defect or fault does, at which points. */
export type Interventions<M extends PointMap> = { readonly [N in keyof M]?: Intervention<M, N> };

/** One active cause of interventions; `onHit` is told each time it changed an answer's path. */
export interface ActiveCause<M extends PointMap> {
  readonly id: string;
  readonly at: Interventions<M>;
}

/** Asks points. With no active cause every point answers honestly. */
export interface Points<M extends PointMap> {
  ask<N extends keyof M & string>(
    name: N,
    request: M[N]['request'],
    honest: (request: M[N]['request']) => M[N]['answer'],
  ): M[N]['answer'];
}

/**
 * Points whose active causes are looked up at each question, so that they follow the running release.
 * `onHit` hears of every cause that made a difference: it did not ask on, asked something else, or answered something else.
 */
export function pointsWith<M extends PointMap>(
  causes: () => readonly ActiveCause<M>[],
  onHit: (id: string, point: string) => void,
): Points<M> {
  return {
    ask(name, request, honest) {
      let answer = honest;
      for (const cause of causes()) {
        const intervene = cause.at[name];
        if (intervene === undefined) continue;
        const inner = answer;
        answer = (asked) => {
          let passedOn: { readonly further: unknown; readonly answer: unknown } | undefined;
          const given = intervene(asked, (further) => {
            const innerAnswer = inner(further);
            passedOn = { further, answer: innerAnswer };
            return innerAnswer;
          });
          if (passedOn === undefined || passedOn.further !== asked || passedOn.answer !== given) onHit(cause.id, name);
          return given;
        };
      }
      return answer(request);
    },
  };
}
