import { TestBed } from '@angular/core/testing';
import { HostName } from './host-name';

it('breaks behind its dots, and stays the same text', () => {
  const fixture = TestBed.createComponent(HostName);
  fixture.componentRef.setInput('of', 'borneo-77.example.com/id');
  TestBed.tick();
  const { innerHTML, textContent } = fixture.nativeElement as HTMLElement;
  expect(textContent).toBe('borneo-77.example.com/id');
  expect(innerHTML.replace(/<!--.*?-->|<\/?span>/g, '')).toBe('borneo-77.<wbr>example.<wbr>com/<wbr>id<wbr>');
});
