/** Node's `util`, as far as yauzl and memfs use it. */
export function inherits(constructor, parent) {
  Object.setPrototypeOf(constructor.prototype, parent.prototype)
  Object.setPrototypeOf(constructor, parent)
}

export const inspect = String
export const promisify =
  (callee) =>
  (...args) =>
    new Promise((resolve, reject) =>
      callee(...args, (error, value) => {
        if (error) reject(error)
        else resolve(value)
      }),
    )

export default { inherits, inspect, promisify }
