import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseBoard, stringify } from '../format/format.ts';
import { decodeLink } from './link.ts';

/** A link to the frozen board of version 2, as it was made. It never changes: others have such links. */
const LINK = [
  'h1.lxCRwumbhVhdbBxXFb73zHi9STe2SZv-QELcIQ0OjM3GiRNqOY4LpE8IqlDhB1RGs95d79Tr3WVnNt6psbWtKhNZYpyHyrzwY',
  'F6QKhELJAsVhKw8oQghZN5SCaHkAcnhAdnipbxEfOfM7I_DTx-8nvszZ84999zvfN_946lNfQNpH4JZchoVh9Fg6gI25tZxwNVSK',
  'VSzpXAYvOe6WrbmQYlqvjW5bBVcP-D_KKt5a9KqF-bxmmVbKEAFtG_wsG2F1uTVbNa2ZFOsySv8XCp48yW8O8ENFPDY3hJwnievr',
  'GC2PP9P27M8bFvNxPanfIMNsiH5CmjGaCE_DyvLVhlQU4a51yr-Eo6_pAXMyhLRLW0fHR7yE-133Bo3KoG7wE6AMLghOkBYPHzIK',
  'oNq4T3bAj13F-VjJS-4yQjLz_lC0W2UMTE7dsW2Fl04nx17dQK-JUD5JsjTkYmXV9hzdvgWUr1a73X5u9KDjAJf7HGZqUbXYZAHO',
  'Za8BtBlJhfofZ1DgTqDkwMwcZmXjWECkp4HYTTmojiBODJuBWnBwzUvKCIDOVrDwnratU5cGOaY-FJhfZ7dCZJfrsrnuzER8vNND',
  'xByZLHj2CcbGy1cSCZ2h5JwXbn8f4J1cZwH5Wu93V_Fux5i0bZxaVxiWksqn0xGPhfqmPsqRsC2gyrEEVxnxmNhC7p006l5tZjfQ',
  'ns5bXrmzyGGYJawfzNxn2l3wC4qVOM5D514h0uTCIxazWnXRhYLnQZ2l8kVEj6oNworwLJgruTUqtUyhphaw9vvAT3tcXt8Imtff',
  'AtT4hLsxEW-59fhbHR9MOykzcgcQNY05ktJj4BvroBzj9ra7elMAqQIny7XGxgHwnlBGLPzIsNe0KhXRP8doSBxWeF_eNeJpWG7x',
  'eQAABaiageus4SijHwBLc7nlJvPQ034bwYoKixxBJKEqeSrcw3WDw5mtc-uin9Yujg-KBrTPl95eSehNKjbb1dzgsyOaF4HBBx-M',
  'M2J1R4oTq-0A8FhQum0GY9Tvvx0x1V0zC109uqW53tYG4dE9n2uAFLLekTUkhMz_LZgcWJexY8xr5FcyHMy-AtQGfJTqfo_KDssz',
  'p1YnB9Rap0Px3pYLHLpwDJZ68WuOL5XWVC1ceQXoguFhuyE1GI9BuHSyDkBvj7HxTdwwQA5PnHjJjS9WkIiAO-lYzZ-RiyRSXxWQ',
  'fP-gwJ2JDOUoKglsB5OM-RarGiSasFIxIC90nO34LTFTneO1JOVnjuGGIecWBODa9dBUJwFpuQirLDnvlNsVEQ2SB-ccvjAMZnDu',
  'Sw2HBGOEju2x0Ev5DmTkmyV6xRHrlMcvk7hQ8azsUXJnnGWH7XSxWN1YzFXyPM2-hCRjCEKA2rJLQoPxgGqYB4KQEGVsJQgB7nJI',
  '75IqA5-JHJRDp_jYmYeh3de-CpwAxytTVillfwyCT06GouRbltYkXDULnWN-VZ7I9XrT3FMNtjDIjvEvcv4girk7rIFZuDhYDF4I',
  'qg1Bnq5zmCkBx3kMgM8RxVOehm27PGsPfEW4HQJNBs2kABVuMNT7f9mMO8h9OgCWsOiVHW2WBReDiDnol4IBcCxKK4tgEaZ0r70k',
  'QLb4Qxy2-AD0GMhgRsH5qpFwE4J3iB2PlQ_7jO4ROYYGwDEqCiBWwao-DDPmNvxDuEqVec5kzEph1uG7iIvZe3LWWBz-1SASy16P',
  'hRlfnTh1mi8BSA98GAZ9Y6f2DisgG5Xi0WmLLb1thfgzPEKJrgqBvXwaw2AnqzpIrMboTCXJMaMUAgdFw1U3nxhsVZl5G73cAHh_',
  'YifZoWscBWxcsgOZF7ykaT17VqByyUCuZKkmqQTSpqQSk6jp0lll8jOMqnIVzHP-sa3vjO86PoLw_ic8Ijr6rUkzXCL5noV-ziys',
  'uTx8REeEbh1rO96r3rg9xWrXLkOYso9cvUC4irIATUVApMr8w7PCArNgKdeot37hnlf39dbZ02lts4qalH6SYpG3rj3ysOTfenrE',
  'dkH-nd9EZ18aNylbUo9MqZM1a-yakcrY4PG9ulAb9ALzUO9TsPNNTr2mCI61rwW0Zmmiujsgcbv50O1TeZjCg1lqK2f4s1dGlR_1',
  'lrPRESHeg8v87xn9ulXeP2L4ZYZ0XH1M3ObjPCXRApWRiL6wgNzR6-R-g38Gd2jZkQnDvVdc51e-gSuDTT_RTrV2vvFPwcisvZpx',
  '_gHpR8ZfzO0ThNtG5nmRcOYXjWNvrSm6dVt6juEI2kjszd44t50RJ95aDzEx_tCOHKheaDZoiJ178N-9VxEr3xsYg2ZA33NUBmsY',
  'no1oi8favZhn8KIsvvsz4vqUEc09Jh-TOtE7jp96S9Yw7P7dJd46YYa2TVSH5uPyNQvwpd-Yyj1jlZDG_SM-sDcoOP87TTsrdO5H',
  'Rj6yoGeiuj5kI2eemRg8LT0vCy_g_I7hB2J6HyIiH9Ohb82VJZ0hma0Gl6n5669R1jHZz_UU8aJ1t-zam9Qwct-rCKikeaO1mOt2',
  '3_d1eb3zVS_Hmjtf2KmMqk7Bl0wpzI5TZvnVlP665pM_N3XJ38_lHnhgUnR--8aY6MZw6C199_VJ4f44YMWvXyezLWhU5P0k9stM',
  'kbTeq0189J0au29mTM2dpdSaWWev3CmuZa2-_Vmn30iQ0SbH6Xt09iPc5t_-BHhSRF60xu375BxlejO6e2ZqWf73kitjk2d0s0nr',
  'ezUGUo3nxg_RBI9v_rzoemRLW3oaQPep7KpvUFYHNB9D8wB3b_7ETXpt_rYgNZ_0n0mDaT-DQ',
].join('');

it('a link of version 2 still opens as the board it was made of', async () => {
  const text = readFileSync(new URL('../format/fixtures/v2-board.json', import.meta.url), 'utf8');
  const result = await decodeLink(LINK, { briefOf: async () => null });
  expect(result).toMatchObject({ ok: true, problems: [] });
  expect(result.ok && stringify(result.board)).toBe(stringify(parseBoard(text).board!));
});
