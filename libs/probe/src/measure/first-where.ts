/** The first of several running tasks to finish with a value that will do; undefined when all finished without one. */
export function firstWhere<T>(tasks: readonly Promise<T>[], willDo: (value: T) => boolean): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const checked = tasks.map((task) => task.then((value) => void (willDo(value) && resolve(value))));
    Promise.all(checked).then(() => resolve(undefined), reject);
  });
}
