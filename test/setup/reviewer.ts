/** A reviewer's key pair of the tests; made for them, and secret to nobody. */
export const REVIEWER = {
  identity: 'AGE-SECRET-KEY-100XK3LPF27NAN95FRTWQ74XGXZ3PTS2SKACQX6T869Y2M5RYFJHQZTH4FQ',
  recipient: 'age12dzmg2ylcww0jkjwhzjeace4j9dsthtl570te5aegvg0h7rwxqjq6ukn80',
}
