import { validateSync } from 'class-validator';
import { CreateUserDto } from './dto/create-user.dto';
import { RecordScanDto } from './dto/record-scan.dto';
import { ScanResultDto } from './dto/scan-result.dto';
import { LIMITS } from './limits';
import { ruleProblems } from './rule-problems';

const problemsOf = (value: object) => ruleProblems(validateSync(value));

describe('what is wrong with input', () => {
  it('names the rule that each field breaks, and what it allows', () => {
    const user = Object.assign(new CreateUserDto(), { email: 'rina@example.com', name: 'Rina', password: 'short' });
    expect(problemsOf(user)).toEqual([
      {
        path: 'password',
        message: expect.any(String) as string,
        code: 'isLength',
        params: { min: LIMITS.passwordMin, max: LIMITS.passwordMax },
      },
    ]);
  });

  it('names fields within others by their path', () => {
    const scanResult = Object.assign(new ScanResultDto(), { status: 'down', reason: 'x'.repeat(LIMITS.reason + 1) });
    const scan = Object.assign(new RecordScanDto(), { id: '66f2a1b3c4d5e6f708192a3b', scanResult });
    expect(problemsOf(scan)).toMatchObject([
      { path: 'scanResult.reason', code: 'maxLength', params: { max: LIMITS.reason } },
    ]);
  });
});
